/**
 * Renders the Helm chart as Helm does and holds what comes out against everything that may be known
 * here.
 */
@NullMarked
package io.forbear.kubernetes;

import org.jspecify.annotations.NullMarked;
