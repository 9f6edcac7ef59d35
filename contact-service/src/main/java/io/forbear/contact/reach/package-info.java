/** Who was reached where and when: noted from reports, counted for alike debtors. */
@NullMarked
package io.forbear.contact.reach;

import org.jspecify.annotations.NullMarked;
