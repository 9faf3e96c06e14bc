import fc from 'fast-check';

// What is taken by chance is taken again.
fc.configureGlobal({ seed: 6 });
