package mobius.data.text;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A file of a context.
 *
 * @param path relative, with forward slashes
 * @param language python, javascript or typescript
 * @param content source code with {@code \n} as line end
 */
@JsonPropertyOrder({"path", "language", "content"})
public record SourceFile(String path, String language, String content) {}
