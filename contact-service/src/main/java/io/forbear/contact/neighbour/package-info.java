/** What the other services tell a person who may know it. */
@NullMarked
package io.forbear.contact.neighbour;

import org.jspecify.annotations.NullMarked;
