/** Puts the parts of a run that several injectors have sent together, so that one folder has the whole run. */
@NullMarked
package mobius.injectors.merge;

import org.jspecify.annotations.NullMarked;
