// Property tests try the same cases every time; a larger or other run sets its own seed.
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_230_412 });
