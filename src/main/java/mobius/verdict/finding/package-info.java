/** What is found: findings with their figures and limits, and the verdict that they add up to. */
@NullMarked
package mobius.verdict.finding;

import org.jspecify.annotations.NullMarked;
