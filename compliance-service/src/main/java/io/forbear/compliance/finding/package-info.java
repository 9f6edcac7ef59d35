/** Findings as events, tables and answers carry them. */
@NullMarked
package io.forbear.compliance.finding;

import org.jspecify.annotations.NullMarked;
