/**
 * What persons have said that stops contacts: taken down at once as the notice or complaint that it
 * is, and then confirmed, completed or withdrawn by a person.
 */
@NullMarked
package io.forbear.contact.statement;

import org.jspecify.annotations.NullMarked;
