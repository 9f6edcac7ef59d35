/**
 * Segments: how risky and how willing to pay an account is by its history, from a table of points
 * that anybody can read. What a table may ask of is a closed list; protected attributes are
 * refused.
 */
@NullMarked
package io.forbear.account.segment;

import org.jspecify.annotations.NullMarked;
