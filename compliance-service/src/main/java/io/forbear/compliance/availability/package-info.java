/** When a debtor may lawfully be contacted, asked of the gate before anybody proposes anything. */
@NullMarked
package io.forbear.compliance.availability;

import org.jspecify.annotations.NullMarked;
