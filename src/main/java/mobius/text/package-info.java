/** How text from outside is made fit to be shown. */
@NullMarked
package mobius.text;

import org.jspecify.annotations.NullMarked;
