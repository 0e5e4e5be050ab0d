/** Writing of files. */
@NullMarked
package mobius.io;

import org.jspecify.annotations.NullMarked;
