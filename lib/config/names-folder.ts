import path from "node:path";

/** Whether a value is the path of a folder rather than an id: it begins with /, ./ or ../ (or, on Windows, a drive). */
export const namesFolder = (value: string): boolean => path.isAbsolute(value) || /^\.{1,2}[/\\]/.test(value);
