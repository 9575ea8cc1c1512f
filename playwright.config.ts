import { defineConfig } from '@playwright/test'

/** End to end: the built server and desk in Debian's Chromium. Each test starts what it needs and ends it. */
export default defineConfig({
  testDir: 'test',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 90_000,
  // A screen may take its time on a busy machine; what is asserted is that it comes.
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
})
