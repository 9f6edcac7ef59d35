/** What is known of debtors' accounts, from account.stage. */
@NullMarked
package io.forbear.plan.account;

import org.jspecify.annotations.NullMarked;
