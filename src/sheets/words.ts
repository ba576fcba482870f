/** Why a file could not be read at all (facts.why of `file-unreadable`). */
export const FILE_UNREADABLE: Readonly<Record<string, string>> = {
  empty: '文件是空的',
  'no-rows': '只有表头，没有数据行',
  'is-xls': '这是旧版 Excel 文件（xls）。请在 Excel 中另存为「xlsx」或「CSV UTF-8」再上传',
  'is-locked': '这个 Excel 文件加了密码。请去掉密码再上传',
  'is-zip': '这是压缩包，不是 Excel 文件。请解压后上传里面的表格',
  'is-ods': '这是 OpenDocument 表格（ods）。请另存为「xlsx」或「CSV UTF-8」再上传',
  'is-xlsb': '这是 Excel 二进制文件（xlsb）。请另存为「xlsx」或「CSV UTF-8」再上传',
  'zip-cut': '这个 Excel 文件不完整，可能没有传完或被截断。请重新导出再上传',
  'zip-bomb': '这个 Excel 文件解开后大得不正常，已停止读取。请另存为 CSV 再上传',
  'workbook-broken': '这个 Excel 文件的内容有损坏。请用 Excel 打开后另存一份再上传',
  'sheet-missing': '找不到这个工作表，请重新选择',
  binary: '这不是表格文件。请上传 CSV 或 Excel（xlsx）',
  'not-csv': '这一行不符合 CSV 格式',
  'quote-not-closed': '这一行的引号没有成对，后面的内容无法识别。文件可能被截断，请重新导出',
  'file-cut': '文件像是被截断了：最后一行不完整。请重新导出或重新上传',
  'line-too-long': '这一行太长，不像表格。请检查文件是否完整、分隔符是否正确',
  'blank-lines': '这一行往上有上万行空白行。请在表格里删去空白行，再重新导出上传',
  'too-wide': '列太多，不像商品表。请检查分隔符',
  'heading-missing': '这一行不能作表头，请重新选择表头所在行',
}

/** First cells of the rows in which spreadsheets add up what stands above. */
export const TOTALS = /^(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*数|汇\s*总|(?:grand\s+|sub)?total|sum)\s*[:：]?$/i
