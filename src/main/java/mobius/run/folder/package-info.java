/** The folder of a run and its {@code run.json}. */
@NullMarked
package mobius.run.folder;

import org.jspecify.annotations.NullMarked;
