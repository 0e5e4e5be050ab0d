/** Generates prose and source code from grammars, and draws sizes and shares from seeded distributions. */
@NullMarked
package mobius.data.text;

import org.jspecify.annotations.NullMarked;
