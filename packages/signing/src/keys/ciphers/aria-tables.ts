import { fromHex } from '../../asn1/bytes.ts'

function inverse(box: Uint8Array): Uint8Array {
  const back = new Uint8Array(256)
  for (const [from, to] of box.entries()) back[to] = from
  return back
}

/** ARIA's four substitution boxes (RFC 5794 §2.4.2): two, and their inverses. */
export const SB1 = fromHex(
  '637c777bf26b6fc53001672bfed7ab76ca82c97dfa5947f0add4a2af9ca472c0b7fd9326363ff7cc34a5e5f171d8311504c723c31896059a' +
    '071280e2eb27b27509832c1a1b6e5aa0523bd6b329e32f8453d100ed20fcb15b6acbbe394a4c58cfd0efaafb434d338545f9027f503c9fa8' +
    '51a3408f929d38f5bcb6da2110fff3d2cd0c13ec5f974417c4a77e3d645d197360814fdc222a908846eeb814de5e0bdbe0323a0a4906245c' +
    'c2d3ac629195e479e7c8376d8dd54ea96c56f4ea657aae08ba78252e1ca6b4c6e8dd741f4bbd8b8a703eb5664803f60e613557b986c11d9e' +
    'e1f8981169d98e949b1e87e9ce5528df8ca1890dbfe6426841992d0fb054bb16',
)
export const SB2 = fromHex(
  'e24e54fc94c24acc620d6a463c4d8bd15efa64cbb497be2bbc772e03d31959c11d06416b55f09969ea9c18ae63dfe7bb007366fb964c85e4' +
    '3a0945aa0fee10eb2d7ff429accfad918d78c895f92fcecd087a88385c832a2847dbb8c793a41253ff870e3136215848018e377432cae9b1' +
    'b7ab0cd7c4564226079860d9b6b91140ec208cbda0c984044923f14f501f13dcd8c09e57e3c37b653b028f3ee82592e515ddfd17a9bfd49a' +
    '7ec53967fe769d43a7e1d0f568f21b347005a38ad57986a830c6514b1ea627f635d26e2416825fdae675a2ef2cb21c9f5d6f800a72449b6c' +
    '900b5b337d5a52f361a1f7b0d63f7c6ded14e0a53d22b3f889de711aafbab581',
)
export const SB3 = inverse(SB1)
export const SB4 = inverse(SB2)

/** Which seven bytes make each byte of the diffusion layer A (RFC 5794 §2.4.3). */
export const DIFFUSION: readonly (readonly number[])[] = [
  [3, 4, 6, 8, 9, 13, 14],
  [2, 5, 7, 8, 9, 12, 15],
  [1, 4, 6, 10, 11, 12, 15],
  [0, 5, 7, 10, 11, 13, 14],
  [0, 2, 5, 8, 11, 14, 15],
  [1, 3, 4, 9, 10, 14, 15],
  [0, 2, 7, 9, 10, 12, 13],
  [1, 3, 6, 8, 11, 12, 13],
  [0, 1, 4, 7, 10, 13, 15],
  [0, 1, 5, 6, 11, 12, 14],
  [2, 3, 5, 6, 8, 13, 15],
  [2, 3, 4, 7, 9, 12, 14],
  [1, 2, 6, 7, 9, 11, 12],
  [0, 3, 6, 7, 8, 10, 13],
  [0, 3, 4, 5, 9, 11, 14],
  [1, 2, 4, 5, 8, 10, 15],
]

/** The key schedule's constants C1, C2 and C3 (RFC 5794 §2.2). */
export const C1 = fromHex('517cc1b727220a94fe13abe8fa9a6ee0')
export const C2 = fromHex('6db14acc9e21c820ff28b1d5ef5de2b0')
export const C3 = fromHex('db92371d2126e9700324977504e8c90e')
