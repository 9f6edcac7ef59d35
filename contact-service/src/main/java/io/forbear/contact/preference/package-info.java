/** What debtors asked for, and when and how they are best contacted. */
@NullMarked
package io.forbear.contact.preference;

import org.jspecify.annotations.NullMarked;
