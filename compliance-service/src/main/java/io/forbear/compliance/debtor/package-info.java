/** How a debtor was treated: everything known and found, on one page. */
@NullMarked
package io.forbear.compliance.debtor;

import org.jspecify.annotations.NullMarked;
