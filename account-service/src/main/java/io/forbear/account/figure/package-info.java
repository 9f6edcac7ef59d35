/**
 * Figures of the portfolio on any past date, each with its written definition in {@code
 * docs/metrics.md}: pure sums over the histories of accounts.
 */
@NullMarked
package io.forbear.account.figure;

import org.jspecify.annotations.NullMarked;
