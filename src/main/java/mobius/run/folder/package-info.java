/** The folder of a run, and what run.json says of it. */
@NullMarked
package mobius.run.folder;

import org.jspecify.annotations.NullMarked;
