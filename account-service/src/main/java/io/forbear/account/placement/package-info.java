/** Accounts placed with agencies, by hand and by rule, and taken back. */
@NullMarked
package io.forbear.account.placement;

import org.jspecify.annotations.NullMarked;
