/** How text from outside is read and made safe to show. */
@NullMarked
package mobius.text;

import org.jspecify.annotations.NullMarked;
