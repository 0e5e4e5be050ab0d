package mobius.report.reason;

/**
 * The room for the reasons of a verdict.
 *
 * @param lines how many there are
 * @param width of a line, in characters
 * @param linesOfGroup what each group takes beside its rows and notes
 */
public record ScreenSpace(int lines, int width, int linesOfGroup) {}
