"""pyHanko over files, offline, with its difference policy.

Arguments: trust anchor (DER), folder of lists at hand (DER; may be empty), time of judgement (ISO 8601), `adhoc` or `lta`, then the files.
`adhoc` judges at that time with the lists at hand; `lta` by what the file proves of the past, as EN 319 102-1 §5.6.3 says.
One line a signature or document timestamp, tab-separated: file, field, VALID or INVALID, what changed after it, what it says.
"""

import asyncio
import logging
import sys
from datetime import datetime, timezone
from pathlib import Path

from asn1crypto import crl, x509
from freezegun import freeze_time
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import ades, validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.policy_decl import LocalKnowledge, PdfSignatureValidationSpec, SignatureValidationSpec
from pyhanko_certvalidator import ValidationContext, policy_decl
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.registry import SimpleTrustManager
from pyhanko_certvalidator.revinfo.archival import CRLContainer

logging.disable(logging.CRITICAL)
anchor = x509.Certificate.load(Path(sys.argv[1]).read_bytes())
lists = [crl.CertificateList.load(path.read_bytes()) for path in Path(sys.argv[2]).iterdir()]
at = datetime.fromisoformat(sys.argv[3].replace("Z", "+00:00")).astimezone(timezone.utc)


def context():
    return ValidationContext(
        trust_roots=[anchor], crls=lists, moment=at, allow_fetching=False, revocation_mode="require"
    )


def by_proofs(signature):
    crls = [CRLContainer(one) for one in lists]
    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build([anchor]),
        revinfo_policy=policy_decl.CertRevTrustPolicy(
            revocation_checking_policy=policy_decl.REQUIRE_REVINFO,
            freshness_req_type=policy_decl.FreshnessReqType.MAX_DIFF_REVOCATION_VALIDATION,
        ),
    )
    signature_spec = SignatureValidationSpec(cert_validation_policy=policy, local_knowledge=LocalKnowledge(known_crls=crls))
    timing = ValidationTimingInfo(validation_time=at, best_signature_time=at, point_in_time_validation=True)
    return asyncio.run(ades.ades_lta_validation(signature, PdfSignatureValidationSpec(signature_spec), timing))


def judge(signature, mode):
    if signature.sig_object_type == "/DocTimeStamp":
        status = validate_pdf_timestamp(signature, context())
        return status.valid and status.trusted and status.intact, status.modification_level, status.summary()
    if mode == "lta":
        result = by_proofs(signature)
        status = result.api_status
        changes = None if status is None else status.modification_level
        said = f"{result.ades_subindic} {result.failure_msg} {result.best_signature_time}"
        return str(result.ades_subindic) == "AdESPassed.OK", changes, said
    status = validate_pdf_signature(signature, context(), context())
    return status.bottom_line, status.modification_level, status.summary()


frozen = freeze_time(at)
frozen.start()  # proofs of existence count against the clock
for name in sys.argv[5:]:
    with open(name, "rb") as file:
        for signature in PdfFileReader(file).embedded_signatures:
            try:
                valid, changes, said = judge(signature, sys.argv[4])
                row = ("VALID" if valid else "INVALID", str(changes).split(".")[-1], said)
            except Exception as error:  # whatever pyHanko throws is its verdict
                row = ("INVALID", "-", f"{type(error).__name__}: {error}")
            print(Path(name).name, signature.field_name, *(" ".join(part.split()) for part in row), sep="\t")
