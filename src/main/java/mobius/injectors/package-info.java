/** Which part of a plan one injector of several sends, so that all parts together are the plan. */
@NullMarked
package mobius.injectors;

import org.jspecify.annotations.NullMarked;
