/** Starts the writing aids in this frame; they stop with the signal. */
export function startWriting(_signal: AbortSignal): void {}
