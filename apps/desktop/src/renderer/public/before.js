// Runs before every module. The content security policy allows no code made at run time; zod asks for it when its first
// schema is made, unless it was told beforehand.
globalThis.__zod_globalConfig = { jitless: true }
