/** Loaded before a desk: its clock is off by so many milliseconds, as that of a machine which nobody sets. */
const offset = Number(process.env.CLOCK_OFFSET_MS ?? 0);
const now = Date.now;
Date.now = () => now() + offset;
