import { useState } from 'react'
import { Button, Change, Field, Halves, Progress, SearchField, Select } from '@/ui'
import { LONG, nothing, type Shown } from './shown'

const CODES = [
  { value: 'UTF-8', label: 'UTF-8' },
  { value: 'GB18030', label: 'GB18030', note: '国内表格软件常用' },
] as const

export const forms: readonly Shown[] = [
  { block: 'Field', aria: '输入框叫 label；problem 是 alert', states: [{ name: '各种', node: <Fields /> }] },
  {
    block: 'SearchField',
    aria: 'role=search，输入框叫 label；“清空”',
    states: [{ name: '空与有字', node: <Searches /> }],
  },
  {
    block: 'Select',
    aria: 'role=button，aria-expanded；打开后是 dialog，里面每项 role=radio',
    states: [
      { name: '已选', node: <Select label='编码' items={CODES} value='GB18030' onChange={nothing} /> },
      { name: '带标题', node: <Select titled label='编码' items={CODES} value='UTF-8' onChange={nothing} /> },
      { name: '停用', node: <Select label='编码' disabled items={CODES} value='UTF-8' onChange={nothing} /> },
      {
        name: '有错',
        node: <Select label='含义' items={CODES} value='UTF-8' problem='这一列必须指定' onChange={nothing} />,
      },
    ],
  },
  {
    block: 'Halves',
    aria: '无；里面是按钮',
    states: [
      {
        name: '面板脚上',
        node: (
          <Halves>
            <Button weight='plain'>再看看</Button>
            <Button>确定</Button>
          </Halves>
        ),
      },
    ],
  },
  {
    block: 'Change',
    aria: 'role=img，“原来 59.00，改为 62.00”',
    states: [
      { name: '平常', node: <Change before='¥59.00' after='¥62.00' /> },
      { name: '原来没有', node: <Change before='' after='明前龙井' /> },
      { name: '不会发生', node: <Change still before='¥59.00' after='¥9.00' /> },
      { name: '长文字', node: <Change before={LONG} after={LONG} /> },
    ],
  },
  {
    block: 'Progress',
    aria: 'role=progressbar，aria-valuenow，“正在写入 40%”',
    states: [
      { name: '进行中', node: <Progress label='正在写入' part={0.4} /> },
      { name: '多少未知', node: <Progress label='正在读取' part={null} /> },
      { name: '有失败', node: <Progress label='已停下' part={0.7} tone='bad' /> },
    ],
  },
]

function Fields() {
  const [value, setValue] = useState('')
  return (
    <>
      <Field label='收货人' value={value} hint='姓名' onChange={setValue} />
      <Field
        label='单买价'
        type='money'
        unit='元'
        value='60'
        problem='单买价不能高于商品原价 ¥49.00，抬价再打折是虚构优惠'
        onChange={nothing}
      />
      <Field label='说明' type='textarea' value={LONG} onChange={nothing} />
    </>
  )
}

function Searches() {
  const [value, setValue] = useState('龙井')
  return (
    <>
      <SearchField label='搜索商品' hint='商品、品牌、拼音首字母' value='' onChange={nothing} />
      <SearchField label='搜索订单' value={value} onChange={setValue} />
    </>
  )
}
