/** Tables as comma-separated values, for spreadsheets. */
@NullMarked
package io.forbear.service.csv;

import org.jspecify.annotations.NullMarked;
