/** How the suite writes its files. */
@NullMarked
package mobius.io;

import org.jspecify.annotations.NullMarked;
