/** Outside entities that collect: what entitles them to, on which date, and what they used up. */
@NullMarked
package io.forbear.account.agency;

import org.jspecify.annotations.NullMarked;
