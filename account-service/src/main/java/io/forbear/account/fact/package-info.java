/** What is known about an account: statements, postings, plans; each a fact with its event time. */
@NullMarked
package io.forbear.account.fact;

import org.jspecify.annotations.NullMarked;
