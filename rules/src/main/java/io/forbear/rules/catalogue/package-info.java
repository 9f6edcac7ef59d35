/** The rule types by name, so that packs can be written as data. */
package io.forbear.rules.catalogue;
