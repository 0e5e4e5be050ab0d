/** What the platform promises to answer: its OpenAPI document, and requests and responses held against it. */
@NullMarked
package mobius.contract;

import org.jspecify.annotations.NullMarked;
