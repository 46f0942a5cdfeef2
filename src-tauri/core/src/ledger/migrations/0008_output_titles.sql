-- What a print or export was called when it left: the program that made it may be another one by now.

ALTER TABLE output ADD COLUMN title TEXT;
UPDATE output SET title = CASE form
    WHEN 'sign-in-sheet' THEN '签到表'
    WHEN 'sign-in-pdf' THEN '签到表（存为PDF）'
    WHEN 'sign-in-table' THEN '签到表（存为表格）'
    WHEN 'annual-workbook' THEN '年度教研活动资料汇总'
    WHEN 'quota-table' THEN '各校每学期教研活动开展情况统计表'
    WHEN 'activity-list' THEN '教研活动一览'
    WHEN 'list-as-shown' THEN note
    WHEN 'data-workbook' THEN '数据工作簿'
    WHEN 'blank-data-workbook' THEN '空白数据工作簿'
END;
