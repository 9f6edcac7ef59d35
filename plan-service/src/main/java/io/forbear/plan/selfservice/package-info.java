/** What a debtor may do himself, with a token for his case. */
@NullMarked
package io.forbear.plan.selfservice;

import org.jspecify.annotations.NullMarked;
