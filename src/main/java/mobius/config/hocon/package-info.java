/** Reads typed values from HOCON in layers, and reports every problem with its location and remedy. */
@NullMarked
package mobius.config.hocon;

import org.jspecify.annotations.NullMarked;
