/**
 * Several instances of the service: each holds the case files of its share of the debtors, and
 * every one of them answers for all.
 */
@NullMarked
package io.forbear.compliance.instance;

import org.jspecify.annotations.NullMarked;
