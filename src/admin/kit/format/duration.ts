/** 0 -> 0 s, 0.3 -> under 1 s, 4 -> 4 s, 75 -> 1 min 15 s, 3900 -> 1 h 5 min. */
export const formatDuration = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  if (seconds <= 0) {
    return '0 s';
  }
  if (whole < 1) {
    return 'under 1 s';
  }
  if (whole < 60) {
    return `${whole} s`;
  }
  if (whole < 3600) {
    return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
  }
  const minutes = Math.round((whole % 3600) / 60);
  return minutes === 0
    ? `${Math.floor(whole / 3600)} h`
    : `${Math.floor(whole / 3600)} h ${minutes} min`;
};

/** Seconds from one moment to another, or to now. */
export const secondsBetween = (from: string, to: string | null): number =>
  ((to ? Date.parse(to) : Date.now()) - Date.parse(from)) / 1000;
