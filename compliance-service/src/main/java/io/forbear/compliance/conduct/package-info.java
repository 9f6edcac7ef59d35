/** The stream in which every contact of a debtor is permitted before and judged after. */
@NullMarked
package io.forbear.compliance.conduct;

import org.jspecify.annotations.NullMarked;
