/** Generates names, prose and source code from grammars. */
@NullMarked
package mobius.data.text;

import org.jspecify.annotations.NullMarked;
