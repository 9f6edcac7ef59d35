/** What providers tell us afterwards: receipts, and answers of debtors. */
@NullMarked
package io.forbear.gateway.webhook;

import org.jspecify.annotations.NullMarked;
