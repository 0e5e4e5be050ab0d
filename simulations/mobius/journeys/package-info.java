/** What users do: one named chain of requests for each goal that somebody comes to the platform with. */
@NullMarked
package mobius.journeys;

import org.jspecify.annotations.NullMarked;
