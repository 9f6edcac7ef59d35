/** What is asked of the accounts over HTTP: one account, a list of them, the whole portfolio. */
@NullMarked
package io.forbear.account.portfolio;

import org.jspecify.annotations.NullMarked;
