/** Published violations: the projection, its queries and the live feed. */
@NullMarked
package io.forbear.compliance.violation;

import org.jspecify.annotations.NullMarked;
