/** Accounts referred to court, written off, and reported to credit bureaus. */
@NullMarked
package io.forbear.account.legal;

import org.jspecify.annotations.NullMarked;
