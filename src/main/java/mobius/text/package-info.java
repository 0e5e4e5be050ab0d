/** Decoding and sanitizing of text from outside. */
@NullMarked
package mobius.text;

import org.jspecify.annotations.NullMarked;
