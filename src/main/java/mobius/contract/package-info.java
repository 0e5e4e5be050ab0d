/** The platform's OpenAPI document, and the checks of requests and responses against it. */
@NullMarked
package mobius.contract;

import org.jspecify.annotations.NullMarked;
