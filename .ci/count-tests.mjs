// Reads vitest's own JSON result and prints 「N passed, N failed」 as the last line. Usage: count-tests.mjs FILE STATUS
// Exit 0 only when at least one test passed, none failed, and `npm test` itself said 0.
import { readFileSync } from 'node:fs';

const [file, status] = process.argv.slice(2);
const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success, testResults } = JSON.parse(
  readFileSync(file, 'utf8'),
);
// A file that cannot be loaded has no tests that could fail, yet it failed.
const unread = testResults.filter(
  (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
);
for (const suite of unread) console.log(`not run: ${suite.name}: ${String(suite.message).split('\n')[0]}`);
const skipped = numPendingTests + numTodoTests;
if (skipped > 0) console.log(`${skipped} skipped`);
const failed = numFailedTests + unread.length;
const good = success && failed === 0 && numPassedTests > 0 && status === '0';
if (!good && failed === 0) console.log(`npm test ended with ${status}, though no test failed`);
console.log(`${numPassedTests} passed, ${failed} failed`);
if (!good) process.exitCode = 1;
